"""Every screen and state of the windows, drawn from invented data: to be looked at, and to be tested.

``python -m tests.shots --out DIR`` draws them all; :data:`tests.shots.registry.SCREENS` lists them. A new screen is one
function in one of the modules ``of_*`` of this folder, marked with :func:`tests.shots.registry.screen`.
"""
