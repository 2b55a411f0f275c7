// Shows the filters, which do nothing without a script, and hides the findings that do not fit them.
const form = document.getElementById('filters');
if (form) {
  const articles = [...document.querySelectorAll('article')];
  const fits = (article) =>
    [...form.querySelectorAll('[name=severity]')].some((box) => box.checked && box.value === article.dataset.severity) &&
    (!form.tip.value || form.tip.value === article.dataset.tip) &&
    article.dataset.path.toLowerCase().includes(form.path.value.trim().toLowerCase());
  const filter = () => {
    for (const article of articles) article.hidden = !fits(article);
    const shown = articles.filter((article) => !article.hidden).length;
    form.shown.value = `${shown} of ${articles.length} shown`;
    document.getElementById('none').hidden = shown > 0;
  };
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  for (const link of document.querySelectorAll('a[data-tip]')) {
    link.addEventListener('click', () => { form.tip.value = link.dataset.tip; filter(); });
  }
  form.hidden = false;
  filter();
}
