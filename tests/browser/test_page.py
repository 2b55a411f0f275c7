"""The HTML report in a real browser: a named suite, `pytest -m browser`, with Chromium and its driver on the machine.

`OAUTHLINT_AXE` may name a copy of axe-core (`axe.min.js`), by which accessibility is judged; without it that part is
skipped. `OAUTHLINT_SHOTS` names a folder for screenshots.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from oauthlint import check
from oauthlint.report import render

pytestmark = pytest.mark.browser

EXAMPLES = Path(__file__).parents[2] / "examples"
WIDTHS = {"phone": 390, "desktop": 1280}
AXE = os.environ.get("OAUTHLINT_AXE", "")
# Network of its own is what a browser would use before any page is loaded.
QUIET = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update")  # fmt: skip
# A click goes to where a thing is, and a page that scrolls smoothly is still on its way there.
STILL = "--force-prefers-reduced-motion"


@pytest.fixture(name="page", scope="module")
def _page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on our own examples, in the audit profile, at a path with a blank and a letter that is not ASCII."""
    file = tmp_path_factory.mktemp("a répört") / "report.html"
    file.write_text(render(check([str(EXAMPLES)], profile="audit"), "html"), encoding="utf-8")
    return file


def driver(tmp_path: Path, *, script: bool = True, width: int = 1280) -> Any:  # noqa: ANN401  (selenium has no types for us)
    from selenium.webdriver import Chrome, ChromeOptions, ChromeService

    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    for argument in (*QUIET, STILL, f"--window-size={width},1000", f"--user-data-dir={tmp_path / 'profile'}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    if not script:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    return Chrome(options=options, service=ChromeService(shutil.which("chromedriver")))


@pytest.fixture(name="browser", params=WIDTHS)
def _browser(request: pytest.FixtureRequest, page: Path, tmp_path: Path) -> Iterator[Any]:
    found = driver(tmp_path)
    found.set_window_size(WIDTHS[request.param], 1000)
    # A window has a least width of its own; the page is laid out for the width that is asked for.
    metrics = {
        "width": WIDTHS[request.param],
        "height": 1000,
        "deviceScaleFactor": 1,
        "mobile": request.param == "phone",
    }
    found.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    found.get(page.as_uri())
    shots = os.environ.get("OAUTHLINT_SHOTS")
    if shots:
        found.save_screenshot(str(Path(shots) / f"{request.param}.png"))
    yield found
    found.quit()


def shown(browser: Any) -> list[Any]:  # noqa: ANN401
    return [one for one in browser.find_elements("css selector", "article") if one.is_displayed()]


def test_nothing_is_wider_than_the_window(browser: Any) -> None:  # noqa: ANN401
    width, window = browser.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
    assert width <= window


def test_nothing_is_complained_of_and_nothing_loaded(browser: Any) -> None:  # noqa: ANN401
    assert browser.get_log("browser") == []
    assert browser.execute_script("return performance.getEntriesByType('resource').map((one) => one.name)") == []


def test_filters_by_severity_tip_and_path(browser: Any) -> None:  # noqa: ANN401
    every = len(shown(browser))
    assert every > 5
    path = browser.find_element("name", "path")
    path.send_keys("orders.js")
    assert {one.get_attribute("data-path") for one in shown(browser)} == {"examples/mailer/src/orders.js"}
    path.clear()
    path.send_keys("no such file")
    assert shown(browser) == []
    assert browser.find_element("id", "none").is_displayed()
    browser.execute_script("document.forms[0].reset(); document.forms[0].dispatchEvent(new Event('input'))")
    browser.find_element("css selector", "[name=severity][value=warning]").click()
    assert "warning" not in {one.get_attribute("data-severity") for one in shown(browser)}
    browser.find_element("css selector", "[name=severity][value=warning]").click()
    assert len(shown(browser)) == every


def test_a_tip_of_the_scorecard_leads_to_its_findings(browser: Any) -> None:  # noqa: ANN401
    browser.execute_script("document.querySelector('a[data-tip=\"6\"]').click()")
    assert {one.get_attribute("data-tip") for one in shown(browser)} == {"6"}


def test_the_keyboard_reaches_the_findings_first(browser: Any) -> None:  # noqa: ANN401
    from selenium.webdriver import ActionChains, Keys

    ActionChains(browser).send_keys(Keys.TAB).perform()
    skip = browser.switch_to.active_element
    assert skip.get_attribute("class") == "skip"
    assert skip.is_displayed()
    ActionChains(browser).send_keys(Keys.ENTER).perform()
    assert browser.current_url.endswith("#findings")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(browser: Any, scheme: str) -> None:  # noqa: ANN401
    if not AXE:
        pytest.skip("OAUTHLINT_AXE names no copy of axe-core")
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.execute_script(Path(AXE).read_text(encoding="utf-8"))
    found = browser.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert len(found["passes"]) > 20


def test_without_a_script_everything_can_be_read_and_no_filter_is_offered(page: Path, tmp_path: Path) -> None:
    browser = driver(tmp_path, script=False)
    try:
        browser.get(page.as_uri())
        articles = browser.find_elements("css selector", "article")
        assert articles
        assert all(one.is_displayed() for one in articles)
        assert not browser.find_element("id", "filters").is_displayed()
    finally:
        browser.quit()


def test_in_print_there_is_no_navigation_and_nothing_is_cut(page: Path, tmp_path: Path) -> None:
    browser = driver(tmp_path)
    try:
        browser.get(page.as_uri())
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        assert not browser.find_element("tag name", "nav").is_displayed()
        assert not browser.find_element("id", "filters").is_displayed()
        assert browser.execute_script("return document.querySelector('pre').scrollWidth <= innerWidth")
    finally:
        browser.quit()
