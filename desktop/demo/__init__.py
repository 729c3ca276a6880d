"""The demo: a real centre on loopback with invented data, and a desk signed in to it."""

from desktop.demo.run import run_demo

__all__ = ["run_demo"]
