"""JupyterLab in a real browser: each notebook runs, a control changes what is shown, a chart can be saved."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from urllib.error import URLError

import pytest

from analysis import paths
from analysis.batch import notebooks

api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.jupyterlab,
    pytest.mark.skipif(CHROMIUM is None, reason="no browser is installed (Debian: apt-get install chromium)"),
]

TOKEN = "browser-test"
SECOND = 1000

#: Open a notebook and run all its cells; the outputs of all of them, also of those far down the page.
RUN = """async (path) => {
  const app = window.jupyterapp;
  const widget = await app.commands.execute('docmanager:open', {path, factory: 'Notebook'});
  await widget.context.ready;
  await widget.sessionContext.ready;
  await app.commands.execute('notebook:run-all-cells');
  return widget.content.model.sharedModel.toJSON().cells;
}"""

#: Shut its kernel down and close it without a question; the page in front may be another by now.
STOP = """async (path) => {
  const manager = window.jupyterapp.serviceManager;
  for (const session of manager.sessions.running())
    if (session.path === path) await manager.sessions.shutdown(session.id);
  for (const widget of window.jupyterapp.shell.widgets('main'))
    if (widget.context?.path === path) { widget.context.model.dirty = false; widget.close(); }
}"""


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def kernels_in(folder) -> None:
    """Let the notebooks' kernel, python3, be forked from one that has the imports: the test is shorter."""
    spec = json.loads((paths.Path(paths.__file__).parent / "warm/kernelspec/kernel.json").read_text("utf-8"))
    target = folder / "kernels" / "python3"
    target.mkdir(parents=True)
    (target / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """JupyterLab on a copy of the notebooks, with settings of its own; its address."""
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(paths.notebooks_dir(), home / "root" / "notebooks")
    shutil.copytree(paths.docs_dir(), home / "root" / "docs")
    kernels_in(home / "data")
    folders = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime"}
    folders |= {"JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "workspaces"}
    environment = {k: v for k, v in os.environ.items() if k != "JUPYTER_PREFER_ENV_PATH"}
    environment |= {name: str(home / folder) for name, folder in folders.items()}
    environment |= {"JUPYTER_CONFIG_PATH": str(paths.docs_dir().parent / ".jupyter")}  # as in `make lab`
    port = free_port()
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}"]
    command += [f"--ServerApp.root_dir={home / 'root'}", "--ServerApp.port_retries=0"]
    command += [f"--IdentityProvider.token={TOKEN}", "--LabApp.expose_app_in_browser=True"]
    command += ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.news_url=None"]
    log = (home / "log").open("wb")
    process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=home)
    try:
        wait_for(f"http://127.0.0.1:{port}/api", process, home / "log")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)
        log.close()


def wait_for(address: str, process: subprocess.Popen, log) -> None:
    for _ in range(300):
        assert process.poll() is None, log.read_text(errors="replace")[-2000:]
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except URLError:
            time.sleep(0.2)
    raise AssertionError(f"no answer from {address}: {log.read_text(errors='replace')[-2000:]}")


@pytest.fixture(scope="module")
def lab(server):
    """One page of JupyterLab for all notebooks."""
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(60 * SECOND)
        page.goto(f"{server}/lab?token={TOKEN}")
        page.wait_for_function("window.jupyterapp && window.jupyterapp.restored")
        page.evaluate("() => window.jupyterapp.restored.then(() => true)")
        yield page
        browser.close()


@pytest.fixture(scope="module")
def ran(request, lab):
    """The page with the notebook `request.param` open and run, and its cells; tests of one share it."""
    cells = lab.evaluate(RUN, f"notebooks/{request.param}")
    yield lab, cells
    lab.evaluate(STOP, f"notebooks/{request.param}")


def code(cells: list[dict]) -> list[dict]:
    return [cell for cell in cells if cell["cell_type"] == "code"]


def faults(cells: list[dict]) -> list[dict]:
    """Return outputs that no notebook should show: errors, warnings, prints."""
    found = [output for cell in code(cells) for output in cell["outputs"]]
    return [output for output in found if output["output_type"] in ("error", "stream")]


def panel(page):
    """Return the notebook in front, scrolled to its controls."""
    page.evaluate("() => window.jupyterapp.shell.currentWidget.content.scrollToItem(0)")
    front = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    front.locator(".widget-dropdown select").first.wait_for()
    return front


@pytest.mark.parametrize("ran", [b.path.name for b in notebooks.find().values()], ids=str, indirect=True)
def test_a_notebook_runs_and_a_control_changes_what_is_shown(ran, request, tmp_path):
    page, cells = ran
    assert faults(cells) == []
    assert all(cell["execution_count"] for cell in code(cells))
    front = panel(page)
    shown = front.locator(".widget-output")
    assert shown.locator("h2").count() == 0
    boxes = front.locator(".widget-checkbox input")
    if boxes.count():
        boxes.first.uncheck()
    else:
        plan = front.locator(".widget-dropdown", has_text="Plan").locator("select").first
        plan.select_option(index=1 + plan.evaluate("it => it.selectedIndex"))
    shown.locator("h2").wait_for()
    pictures = shown.locator("figure img")
    assert pictures.count() > 0
    assert all(pictures.evaluate_all("all => all.map(one => one.complete && one.naturalWidth > 300)"))
    assert shown.locator("[role=alert]").count() == 0
    page.screenshot(path=tmp_path / f"{request.node.callspec.id}.png")


@pytest.mark.parametrize("ran", ["05_consistency.ipynb"], indirect=True)
def test_keys_suffice_a_chart_is_saved_and_a_number_tells_its_place(ran):
    page, _ = ran
    front = panel(page)
    shown = front.locator(".widget-output")
    front.locator(".widget-checkbox input").first.focus()
    page.keyboard.press("Space")
    with page.expect_download() as download:
        shown.get_by_role("link", name="SVG").first.click()
    assert download.value.suggested_filename.endswith(".svg")
    assert download.value.path().read_bytes().startswith(b"<?xml")

    section = front.locator(".widget-dropdown", has_text="Section").locator("select")
    section.focus()
    page.keyboard.press("Space")
    # On a closed list the arrow belongs to JupyterLab, and an open one needs a moment before it takes keys.
    page.wait_for_function("it => it.matches(':open')", arg=section.element_handle())
    page.wait_for_timeout(0.3 * SECOND)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    shown.locator("h2", has_text="Contradictions").wait_for()
    number = shown.locator("td .mz-at").first
    number.focus()
    told = number.evaluate("it => getComputedStyle(it, '::after').content")
    assert "line" in told
    assert "printed" in told

    front.locator(".widget-dropdown", has_text="Language").locator("select").select_option(label="中文")
    front.locator(".widget-dropdown", has_text="语言").wait_for()
    shown.locator("h2", has_text="不一致").wait_for()


@pytest.mark.parametrize("ran", ["start.ipynb"], indirect=True)
def test_the_start_page_leads_to_the_notebooks_and_to_pages_that_read_as_pages(ran):
    page, cells = ran
    assert faults(cells) == []
    assert page.locator(".Toastify__toast").count() == 0  # no question about news
    front = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    front.get_by_role("link", name="Working in JupyterLab").first.click()
    page.locator(".jp-MarkdownViewer h1", has_text="Working in JupyterLab").wait_for()
    page.locator(".lm-TabBar-tab", has_text="start.ipynb").first.click()
    front.get_by_role("link", name="Growth").first.click()
    page.locator(".lm-TabBar-tab.lm-mod-current", has_text="01_growth.ipynb").first.wait_for()
