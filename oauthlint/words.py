"""Which files are worth reading: a mail word in the bytes, or a name that matters in a mail package.

The first thing that a hook call asks, so this module imports nothing.
"""

# A JavaScript or TypeScript file is parsed when its lowered bytes hold one of these.
MAIL_WORDS: tuple[bytes, ...] = (
    b"nodemailer",
    b"smtp",
    b"createtransport",
    b"sendmail",
    b"mail.google.com",
    b"gmail",
    b"oauthplayground",
    b"office365",
    b"outlook",
    b"xoauth2",
    b"mailer",
    b"imapflow",
    b"gocspx-",
    b"8q~",
    b"7q~",
    b"\x31//0",
    b"ya29.",
    b"auth/gmail",
    b"mail.send",
    b"email-templates",
    b"providers/email",  # of Auth.js, which imports Nodemailer by itself
    b"private_key",
    b"googleusercontent",
    b"graph.microsoft.com",
)

# Generic words: they count only in a package that has a mail dependency.
OAUTH_WORDS: tuple[bytes, ...] = (
    b"oauth2",
    b"refreshtoken",
    b"refresh_token",
    b"clientsecret",
    b"client_secret",
    b"accesstoken",
    b"access_token",
    b"googleapis",
    b"google-auth-library",
    b"msal",
    b"noauth",  # an error code of Nodemailer, in the handling of errors alone
    b"azuread_",
    b"az ad ",
    b".verify(",
)

# Parts of secrets, and names that stand beside them: a text of any kind that holds one is searched for secrets.
SECRET_WORDS: tuple[bytes, ...] = (
    b"gocspx-",
    b"8q~",
    b"7q~",
    b"\x31//0",
    b"\x31\\/\\/0",
    b"\x31%2f%2f0",
    b"ya29.",
    b"-----begin",
    b"ls0tls1crudjti",
    b"private_key",
    b"smtp://",
    b"smtps://",
    b"sendgrid",
    b"mailgun",
    b"xkeysib-",
    b"xsmtpsib-",
    b"dxnlcj",  # "user=" in base64, as a login by XOAUTH2 begins
)

SCRIPT_SUFFIXES: tuple[str, ...] = (".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts")
MARKUP_SUFFIXES: tuple[str, ...] = (".vue", ".svelte", ".astro")
DOCUMENT_SUFFIXES: tuple[str, ...] = (
    ".json", ".jsonc", ".json5", ".yaml", ".yml", ".toml", ".tf", ".tfvars", ".tfstate",
)  # fmt: skip
SHELL_SUFFIXES: tuple[str, ...] = (".sh", ".bash", ".zsh", ".bicep")

# What a test's file has in its name: what is done there holds for no other one.
TEST_FILES: tuple[str, ...] = (".test.", ".spec.", ".e2e.", ".e2e-spec.", ".cy.")
# How the configuration of what runs tests begins, and the folder of what stands in for packages in all of them.
TEST_CONFIGS: tuple[str, ...] = ("jest.config.", "vitest.config.", "vite.config.")
MOCKS = "__mocks__"

MANIFESTS: tuple[str, ...] = ("package.json",)
LOCKS: tuple[str, ...] = ("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock")

# Files that say how the project is built, tested and run, by their whole names.
DEPLOY_NAMES = {
    ".nvmrc": "node", ".node-version": "node", ".tool-versions": "node", ".npmrc": "node",
    ".gitlab-ci.yml": "workflow", "bitbucket-pipelines.yml": "workflow", "jenkinsfile": "forge",
    "serverless.yml": "serverless", "serverless.yaml": "serverless", "vercel.json": "deploy", "netlify.toml": "deploy",
    "wrangler.toml": "deploy", "wrangler.json": "deploy", "wrangler.jsonc": "deploy",
}  # fmt: skip
CONTAINERS = ("dockerfile", "containerfile")

# What may follow `env.` so that the file is an env file: `env.ts` is a module.
_STAGES = ("local", "dev", "develop", "development", "test", "testing", "ci", "qa", "uat", "stage", "staging",
           "preview", "prod", "production", "live")  # fmt: skip
# What may not follow `.env.`: these are programs, documents or ciphertext that only speak of an env file.
_OTHER_KINDS = ("js", "cjs", "mjs", "ts", "cts", "mts", "json", "yaml", "yml", "toml", "md", "mdx", "php", "py", "rb",
                "sh", "go", "rs", "html", "gpg", "age", "asc", "enc", "zip", "gz", "cmdrc")  # fmt: skip
# Each with the number of typing errors that it is recognised through.
_EXAMPLES = (("example", 2), ("template", 2), ("default", 2), ("placeholder", 2), ("sample", 1), ("schema", 1),
             ("dist", 0), ("tmpl", 0), ("tpl", 0), ("dummy", 0), ("skeleton", 1), ("ejemplo", 1), ("exemplo", 1),
             ("beispiel", 1), ("esempio", 1))  # fmt: skip


def has_any(data: bytes, words: tuple[bytes, ...]) -> bool:
    """Whether one of the (lower-case) words stands in the bytes, in any case."""
    low = data.lower()
    return any(word in low for word in words)


def matters_by_name(path: str) -> bool:
    """Whether a file at this path (forward slashes) is read whatever words it holds, if only in a mail package."""
    name = path.rpartition("/")[2]
    return name in MANIFESTS or name in LOCKS or env_flavour(name) != "" or deploy_kind(path) != ""


def deploy_kind(path: str) -> str:
    """What a file that tells how the project is built, tested or run is, by its path; "" for any other file.

    container (a Dockerfile), workflow (a pipeline's YAML), forge (another pipeline), compose, serverless, node (a
    version of Node.js) or deploy.
    """
    low = f"/{path.lower()}"
    name = low.rpartition("/")[2]
    first, _, rest = name.partition(".")
    if (first in CONTAINERS and not rest.endswith("ignore")) or name.endswith((".dockerfile", ".containerfile")):
        return "container"
    if not name.endswith((".yml", ".yaml")) or name in DEPLOY_NAMES:
        return DEPLOY_NAMES.get(name, "")
    if "/.github/workflows/" in low or "/.github/actions/" in low or low.endswith("/.circleci/config.yml"):
        return "workflow"
    if name.startswith("azure-pipelines") or "/.azure-pipelines/" in low or "/.gitlab/ci/" in low:
        return "workflow"
    return "compose" if first.split("-")[0] == "compose" or first.startswith("docker-compose") else ""


def env_flavour(name: str) -> str:
    """What kind of env file a name (without folders) stands for: "real", "example", or "" for any other file.

    Env files are `.env`, `.env.<anything>`, `<anything>.env` and `env.<stage>`; `-` and `_` divide like `.` does.
    """
    low = name.lower()
    if "env" not in low:
        return ""
    parts = low.replace("-", ".").replace("_", ".").split(".")
    if low.startswith(".env") and parts[1] != "env":  # `.envExample`, but not `.envrc`
        return "example" if _is_example(parts[1][3:]) else ""
    if parts[-1] in _OTHER_KINDS or "env" not in parts:
        return ""
    staged = ("." + low).find(".env.") >= 0 and parts[parts.index("env") + 1 :]
    plain = low.startswith(".env") or low.endswith(".env")
    if (plain or staged) and any(_is_example(part) for part in parts):
        return "example"
    return "real" if plain or (staged and staged[0] in _STAGES) else ""


def _is_example(part: str) -> bool:
    """Whether a part of a file name says, in whatever spelling, that the values are to be filled in."""
    return any(distance(part.removesuffix("s"), word, errors) <= errors for word, errors in _EXAMPLES)


def distance(left: str, right: str, most: int) -> int:
    """How many letters to add, drop, replace or swap with their neighbour; above `most` any larger number."""
    if abs(len(left) - len(right)) > most or len(set(left) ^ set(right)) > 2 * most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, one in enumerate(left):
        before, last, row = row, before, [i + 1]
        for j, other in enumerate(right):
            cost = min(before[j + 1] + 1, row[j] + 1, before[j] + (one != other))
            if i and j and one == right[j - 1] and left[i - 1] == other:
                cost = min(cost, last[j - 1] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
