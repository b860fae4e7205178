"""Engines: how a map over documents is run."""
