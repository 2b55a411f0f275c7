"""Under which names the files of a kind are tried: each that makes its extractor go another way."""

NAMES: dict[str, tuple[str, ...]] = {
    "javascript": ("src/mail.js", "src/mail.ts", "src/mail.tsx", "src/App.vue", "src/page.svelte", "src/a.astro", "test/a.test.mjs"),
    "documents": (
        "mail.yaml", "docker-compose.yml", ".github/workflows/a.yml", "serverless.yml", "azure-pipelines.yml", "mail.json", "mail.json5",
        "tsconfig.json", "credentials.json", "a.toml", "a.tf", "a.tfstate", "a.tfvars", "vercel.json", "wrangler.jsonc", ".renovaterc",
        ".github/dependabot.yml",
    ),
    "dotenv": (".env", ".env.example", "mail.env"),
    "lockfile": ("package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "npm-shrinkwrap.json"),
    "manifest": ("package.json", "apps/a/package.json"),
    "container": ("Dockerfile", "mail.dockerfile"),
    "shell": ("deploy.sh", "main.bicep"),
    "node": (".nvmrc", ".node-version", ".tool-versions"),
    "ignorefile": (".gitignore", ".dockerignore"),
    "prose": ("notes.txt", "Jenkinsfile", "README.rst"),
    "markdown": ("README.md", "page.mdx"),
    "text": ("dist/a.js", "notes.ipynb", "a.html", "a.py"),
}  # fmt: skip


def name_like(kind: str, path: str) -> int:
    """Which of the names of a kind is most like a path."""
    names = NAMES[kind]
    last = path.rpartition("/")[2]
    same = (number for number, one in enumerate(names) if one == path or one.rpartition("/")[2] == last)
    alike = (number for number, one in enumerate(names) if one.rpartition(".")[2] == last.rpartition(".")[2])
    return next(same, next(alike, 0))
