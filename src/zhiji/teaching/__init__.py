"""From facts that people read to what the reader has learned: examples, folds, fitting, and how good it is.

For development (``./run fit``, ``./run accuracy``) and for ``zhiji teach``.
"""
