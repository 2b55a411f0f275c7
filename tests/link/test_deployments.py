"""What containers, pipelines and deployments give away."""

import pytest

from oauthlint.model.facts import Container, DeployResource, Fact, Workflow
from tests.link.deploying import found

SECRET = "{{token:google-client-secret}}"  # noqa: S105  (made up when it is read)
ENV = "GOOGLE_CLIENT_SECRET"


def containers(text: str, **more: str) -> list[tuple[str, str, bool]]:
    facts = found("container", {"Dockerfile": text} | {name.replace("_", "."): one for name, one in more.items()})
    return [(one.does, one.name, one.shipped) for one in facts if isinstance(one, Container)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"FROM node\nENV {ENV}={SECRET}\n", [("literal", ENV, True)]),
        (f"FROM node AS a\nENV {ENV}={SECRET}\nFROM node\nCOPY --from=a /x /x\n", [("literal", ENV, False)]),
        ("FROM node\nCOPY .env /app/\n", [("copies", ".env", True)]),
        ("FROM node\nCOPY client_secret.json /app/\n", [("copies", "client_secret.json", True)]),
        ("FROM node\nCOPY .env.example .env.test /app/\n", []),
        (f"FROM node\nARG {ENV}\nENV {ENV}=${ENV}\n", [("passes", ENV, True)]),
        ("FROM node\nARG DATABASE_PASSWORD\nENV DATABASE_PASSWORD=$DATABASE_PASSWORD\n", []),
        (f'FROM node\nARG {ENV}\nRUN echo "{ENV}=${ENV}" > .env\n', [("writes", ENV, True)]),
        ("FROM node\nENV PORT=3000\n", []),
    ],
)
def test_an_image_keeps_what_is_put_into_it(text: str, told: list[tuple[str, str, bool]]) -> None:
    assert containers(text) == told


def test_what_is_known_of_a_copied_file_counts_more_than_its_name() -> None:
    copies = "FROM node\nCOPY .env /app/\n"
    assert containers(copies, _env="SMTP_PASS=x\n") == [("copies", ".env", True)]
    assert containers(copies, _env="PORT=3000\n") == []
    assert containers(copies, _dockerignore=".env\n") == []


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (f"run: node a.js\n        env: {{ {ENV}: '{SECRET}' }}", [("literal", ENV)]),
        ('run: echo "$SMTP_PASS"', [("prints", "SMTP_PASS")]),
        ("run: cat .env", [("prints", ".env")]),
        ("run: node a.js\n        env: { SMTP_PASS: '${{ vars.SMTP_PASS }}' }", [("variable", "SMTP_PASS")]),
        ('run: echo "$DATABASE_PASSWORD"', []),
        ("run: node a.js\n        env: { SMTP_PASS: '${{ secrets.SMTP_PASS }}' }", []),
    ],
)
def test_a_pipeline_gives_away(step: str, told: list[tuple[str, str]]) -> None:
    text = f"jobs:\n  a:\n    steps:\n      - {step}\n"
    facts = found("workflow", {".github/workflows/ci.yml": text})
    assert [(one.does, one.name) for one in facts if isinstance(one, Workflow)] == told


@pytest.mark.parametrize(
    ("path", "text", "tool", "state"),
    [
        (
            "docker-compose.yml",
            f"services: {{ a: {{ environment: {{ {ENV}: '{SECRET}' }} }} }}",
            "Docker Compose",
            False,
        ),
        ("k8s/secret.yaml", f"apiVersion: v1\nkind: Secret\nstringData: {{ {ENV}: '{SECRET}' }}", "Kubernetes", False),
        ("chart/values.yaml", f"google: {{ clientSecret: '{SECRET}' }}", "Helm", False),
        ("prod.tfvars", f'google_client_secret = "{SECRET}"\n', "Terraform", False),
        ("terraform.tfstate", f'{{ "google_client_secret": "{SECRET}" }}', "Terraform", True),
        (
            "serverless.yml",
            f"service: a\nprovider: {{ environment: {{ {ENV}: '{SECRET}' }} }}",
            "Serverless Framework",
            False,
        ),
        ("vercel.json", f'{{ "env": {{ "{ENV}": "{SECRET}" }} }}', "the deployment", False),
        ("netlify.toml", f'[build.environment]\n{ENV} = "{SECRET}"\n', "the deployment", False),
        ("wrangler.toml", f'[vars]\n{ENV} = "{SECRET}"\n', "the deployment", False),
    ],
)
def test_a_deployment_is_called_by_what_reads_it(path: str, text: str, tool: str, state: bool) -> None:
    (one,) = found("deploy_resource", {path: text})
    assert isinstance(one, DeployResource)
    assert (one.tool, one.state) == (tool, state)


def test_elsewhere_it_is_no_deployment() -> None:
    facts: list[Fact] = found("deploy_resource", {"config/google.json": f'{{ "clientSecret": "{SECRET}" }}'})
    assert facts == []
