"""The window: pages, widgets and how they look; only this package and its neighbours use Qt."""
