"""A module that is imported by a name is found where the compiler, the manifest or the framework would find it."""

import json

import pytest

from oauthlint.extract import documents, manifest
from oauthlint.model.filefacts import FileFacts
from tests.extract.showing import READER
from tests.link.linking import linked

OPTIONS = "export const options = { host: 'smtp.here.example' };\n"


def document(path: str, text: str) -> FileFacts:
    return documents.extract(text.encode(), path, READER)


def package(path: str, **keys: object) -> FileFacts:
    return manifest.extract(json.dumps(keys).encode(), path, READER)


def host(importer: str, module: str, file: str, *others: FileFacts, only: bool = False) -> str | None:
    """The host of the transport whose options `importer` takes from `module`, when they are in `file`."""
    code = f"import {{ options }} from '{module}';\nimport nodemailer from 'nodemailer';\n"
    files = {importer: f"{code}export default nodemailer.createTransport(options);\n", file: OPTIONS}
    (found,) = linked(files, *others, only=importer if only else "").facts["transport"]
    return found.effective.host  # type: ignore[union-attr]


PATHS = '{ // of the app\n "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["./src/*"], "mail-options": ["conf/mail"], }, }, }'


@pytest.mark.parametrize(
    ("module", "file"),
    [
        ("@/lib/options", "app/src/lib/options.ts"),
        ("@/lib/options.js", "app/src/lib/options.ts"),
        ("@/lib", "app/src/lib/index.js"),
        ("mail-options", "app/conf/mail.ts"),
        ("src/options", "app/src/options.ts"),
    ],
)
def test_by_the_paths_of_the_compiler(module: str, file: str) -> None:
    config = document("app/tsconfig.json", PATHS)
    assert host("app/src/a/mail.ts", module, file, config) == "smtp.here.example"
    assert host("app/src/a/mail.ts", module, file, config, only=True) == "smtp.here.example"


@pytest.mark.parametrize(
    ("start", "path"), [("tsconfig.json", "./tsconfig.base.json"), ("jsconfig.json", "./tsconfig.base")]
)
def test_by_a_configuration_that_another_one_extends(start: str, path: str) -> None:
    configs = (
        document(f"app/{start}", json.dumps({"extends": path, "compilerOptions": {"strict": True}})),
        document("app/tsconfig.base.json", '{ "compilerOptions": { "paths": { "~conf/*": ["conf/*"] } } }'),
    )
    assert host("app/src/mail.ts", "~conf/mail", "app/conf/mail.ts", *configs) == "smtp.here.example"


def test_the_longest_pattern_is_the_one_that_is_meant() -> None:
    paths = {"@/*": ["src/*"], "@/conf/*": ["other/*"]}
    config = document("tsconfig.json", json.dumps({"compilerOptions": {"paths": paths}}))
    assert host("src/mail.ts", "@/conf/mail", "other/mail.ts", config) == "smtp.here.example"


@pytest.mark.parametrize(
    ("module", "file"),
    [
        ("@/options", "site/src/options.ts"),
        ("@/options", "site/options.js"),
        ("~/options", "site/options.ts"),
        ("$lib/server/options.js", "site/src/lib/server/options.js"),
    ],
)
def test_by_the_habit_of_a_framework(module: str, file: str) -> None:
    assert (
        host("site/src/routes/mail.ts", module, file, package("site/package.json", name="site")) == "smtp.here.example"
    )


@pytest.mark.parametrize(
    "imports", [{"#conf/*": "./config/*.js"}, {"#conf/*": {"types": "./none.js", "default": "./config/*.js"}}]
)
def test_by_the_imports_of_the_manifest(imports: dict[str, object]) -> None:
    found = host("app/mail.ts", "#conf/mail", "config/mail.ts", package("package.json", name="a", imports=imports))
    assert found == "smtp.here.example"


@pytest.mark.parametrize(
    ("keys", "module", "file"),
    [
        ({}, "@acme/conf", "packages/conf/src/index.ts"),
        ({}, "@acme/conf", "packages/conf/index.js"),
        ({}, "@acme/conf/mail", "packages/conf/mail.ts"),
        ({}, "@acme/conf/mail", "packages/conf/src/mail.ts"),
        ({"main": "lib/start.js"}, "@acme/conf", "packages/conf/lib/start.ts"),
        ({"main": "dist/index.js"}, "@acme/conf", "packages/conf/src/index.ts"),
        ({"exports": "./lib/all.js"}, "@acme/conf", "packages/conf/lib/all.js"),
        ({"exports": {".": {"import": "./lib/all.js"}}}, "@acme/conf", "packages/conf/lib/all.js"),
        ({"exports": {"./mail": "./lib/mail.js"}}, "@acme/conf/mail", "packages/conf/lib/mail.js"),
    ],
)
@pytest.mark.parametrize("only", [False, True], ids=["whole", "one file"])
def test_by_the_name_of_a_package_of_the_workspace(
    keys: dict[str, object], module: str, file: str, *, only: bool
) -> None:
    manifests = (
        package("package.json", name="acme", workspaces=["apps/*", "packages/*"]),
        package("packages/conf/package.json", name="@acme/conf", **keys),
        package("apps/api/package.json", name="api", dependencies={"@acme/conf": "1.0.0"}),
    )
    assert host("apps/api/src/mail.ts", module, file, *manifests, only=only) == "smtp.here.example"


def test_without_a_list_of_workspaces_a_package_that_is_asked_for_as_local_is_looked_for_where_it_is_usual() -> None:
    manifests = (
        package("packages/conf/package.json", name="@acme/conf"),
        package("apps/api/package.json", name="api", dependencies={"@acme/conf": "workspace:*"}),
    )
    found = host("apps/api/src/mail.ts", "@acme/conf", "packages/conf/src/index.ts", *manifests, only=True)
    assert found == "smtp.here.example"


@pytest.mark.parametrize(
    ("module", "file"),
    [
        ("config", "config.ts"),  # the package of that name, without a baseUrl
        ("config", "app/config/index.ts"),
        ("@acme/conf", "packages/conf/index.ts"),  # whose manifest is called otherwise
        ("@/options", "options.ts"),  # outside of the package
    ],
)
def test_a_package_from_the_registry_is_nobodys_file(module: str, file: str) -> None:
    manifests = (
        package("app/package.json", name="app", dependencies={"config": "^4", "@acme/conf": "^1"}),
        package("packages/conf/package.json", name="conf"),
        document("app/tsconfig.json", '{ "compilerOptions": { "paths": { "x/*": ["y/*"] } } }'),
    )
    assert host("app/src/mail.ts", module, file, *manifests) != "smtp.here.example"


def test_a_default_export_and_a_whole_module() -> None:
    code = "import nodemailer from 'nodemailer';\nimport conf{0} from '@/conf';\nexport default nodemailer.createTransport({1});\n"
    manifest_ = package("package.json", name="a")
    for name, used in (("", "conf.mail"), ("", "conf.nested.mail"), (", * as all", "all.other")):
        files = {
            "src/mail.ts": code.replace("{0}", name).replace("{1}", used),
            "src/conf.ts": "const mail = { host: 'h.example' };\nexport const other = mail;\n"
            "export default { mail, nested: { mail } };\n",
        }
        (found,) = linked(files, manifest_).facts["transport"]
        assert found.effective.host == "h.example"  # type: ignore[union-attr]


def test_modules_that_import_each_other_by_name_end() -> None:
    files = {
        "src/a.ts": "import { b } from '@/b';\nexport const a = b;\n",
        "src/b.ts": "import { a } from '@/a';\nexport const b = a;\n",
        "src/mail.ts": "import { a } from '@/a';\nimport n from 'nodemailer';\nn.createTransport(a);\n",
    }
    assert len(linked(files, package("package.json", name="a")).facts["transport"]) == 1
