# The commands of the project; `make` alone lists them. Nothing is installed outside .venv.
#
# PARAMS, BRIEFING and SOURCES come from people. `value` takes them as they are written and the
# environment hands them on, so neither make nor a shell ever runs what stands in them.
override PARAMS := $(value PARAMS)
override BRIEFING := $(value BRIEFING)
override SOURCES := $(value SOURCES)
override JOBS := $(value JOBS)
export HELPERS_PARAMS := $(PARAMS)
export HELPERS_BRIEFING := $(BRIEFING)
export HELPERS_JOBS := $(JOBS)
export SOURCES
# A user's own settings must not reach into .venv.
unexport PYTHONHOME PYTHONPATH
export PIP_USER := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1

VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip install -qq --no-input --require-hashes --only-binary :all:

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help report pdf docx params lab test check verify bench lock clean

help: ## this table
	@echo 'make report            render what is out of date into reports/'
	@echo 'make report BRIEFING=overview PARAMS="focus_year=2022 language=en"'
	@echo '                       one briefing with other parameters, as a file of its own'
	@echo 'make pdf               the same pages as PDF (needs a Chromium)'
	@echo 'make docx              the same pages as Word documents to edit and send'
	@echo 'make params            the parameters, what they accept and mean'
	@echo 'make lab               JupyterLab on the notebooks'
	@echo 'make check             validate the data, every fault at once'
	@echo 'make verify SOURCES=folder'
	@echo '                       hold every figure against the text of its document'
	@echo 'make test              run all tests'
	@echo 'make bench             time against papermill and nbconvert on the command line'
	@echo 'make lock              pin the packages anew (needs uv)'
	@echo 'make clean             remove .venv and what was rendered'

report: $(VENV)/.report
	@$(RUN) -m helpers report

pdf: $(VENV)/.report
	@$(RUN) -m helpers pdf

docx: $(VENV)/.word
	@$(RUN) -m helpers docx

params: $(VENV)/.report
	@$(RUN) -m helpers params

check: $(VENV)/.report
	@$(RUN) -m helpers check

verify: $(VENV)/.report
	@$(RUN) -m helpers verify

bench: $(VENV)/.report
	@$(RUN) benchmarks/run.py

lab: $(VENV)/.lab
	@JUPYTER_PREFER_ENV_PATH=1 $(RUN) -m jupyterlab --ServerApp.ip=127.0.0.1 --ServerApp.root_dir=notebooks

test: $(VENV)/.lab
	@$(RUN) -m pytest

# One environment: the lab's lock has the report's pins and more.
$(VENV)/.lab: requirements/lab.txt $(VENV)/.report
	@echo 'Setting up JupyterLab and what the tests need (once)'
	@$(PIP) -r requirements/lab.txt
	@touch $@

$(VENV)/.word: requirements/word.txt $(VENV)/.report
	@echo 'Setting up pandoc (once)'
	@$(PIP) -r requirements/word.txt
	@touch $@

$(VENV)/.report: requirements/report.txt $(RUN)
	@echo 'Setting up $(VENV) from requirements/report.txt (once, a minute or two)'
	@$(PIP) -r requirements/report.txt
	@$(RUN) -c 'import sysconfig; open(sysconfig.get_path("purelib") + "/helpers.pth", "w").write("../../../../src\n")'
	@touch $@

# The first Python that is new enough and can make an environment; PYTHON=… takes another.
$(RUN):
	@for python in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python); do \
	  if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    exec "$$python" -m venv --clear $(VENV); \
	  fi; \
	done; \
	echo 'This needs Python 3.11 or later with venv: install it from python.org or, on Debian and Ubuntu: apt install python3 python3-venv' >&2; \
	exit 1

lock:
	uv pip compile pyproject.toml --universal --generate-hashes --no-header -q -o requirements/report.txt
	uv pip compile pyproject.toml --extra lab -c requirements/report.txt --universal --generate-hashes --no-header -q -o requirements/lab.txt
	uv pip compile pyproject.toml --extra word -c requirements/lab.txt --universal --generate-hashes --no-header -q -o requirements/word.txt

clean:
	rm -rf $(VENV) reports
