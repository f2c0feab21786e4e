"""Settings of the documentation site; `make docs` lays the pages together and calls Sphinx."""

import papermill  # noqa: F401  first, since its list of engines names one of ours

import analysis

project = "minzheng"
author = "the authors"
release = analysis.__version__
html_title = f"minzheng {release}"

extensions = ["sphinx.ext.autodoc", "sphinx.ext.napoleon", "myst_nb"]

# Docstrings: numpy style; single backticks are code, as in markdown.
default_role = "literal"
napoleon_google_docstring = False
napoleon_use_rtype = False
autodoc_default_options = {
    "members": True,
    "member-order": "bysource",
    # A name is described where it is defined; packages only hand it on.
    "ignore-module-all": True,
}
autodoc_typehints_format = "short"
add_module_names = False
# Types in signatures are linked by their last name, which two modules may share; some dialects of SQL are
# strange to the highlighter.
suppress_warnings = ["ref.python", "misc.highlighting_failure"]

# Notebooks are shown as they were stored; the tests run them.
nb_execution_mode = "off"
nb_ipywidgets_js = {}
nb_mime_priority_overrides = [("html", "text/html", 0)]
myst_heading_anchors = 3

# Pages load nothing from elsewhere and are the same wherever they are made.
html_theme = "furo"
html_static_path = ["site"]
html_copy_source = False
html_show_copyright = False
html_theme_options = {"top_of_page_buttons": []}
html_css_files = ["site.css"]


def _whole_comment(app, what, name, item, options, lines):  # noqa: ARG001
    """Keep napoleon from reading the `#:` comment of a constant as "type: description"."""
    if what in ("data", "attribute"):
        lines.insert(0, "")


def setup(app):
    """Connect what has no setting."""
    app.connect("autodoc-process-docstring", _whole_comment, priority=400)
