"""The order of the stages, and nothing else: up to a linked bank (`load`), and on to its site (`build`)."""
