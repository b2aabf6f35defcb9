"""Storybank in MkDocs: one adapter, used by the hook and by the plugin."""
