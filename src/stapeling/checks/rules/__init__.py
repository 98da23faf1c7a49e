"""The rules of this package, by what they look at; a docstring is the page of its rule."""
