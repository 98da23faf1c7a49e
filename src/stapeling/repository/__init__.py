"""The git repository around a folder: commits are read from its objects, nothing is checked out.

Every answer comes from the program `git`. What a user writes is only ever passed behind
`--end-of-options`, names of files are parted by null bytes, and the work tree is never touched.
"""

from stapeling.repository.git import RepositoryError
from stapeling.repository.revisions import Revision, find_revision, merge_base
from stapeling.repository.roots import root_of
from stapeling.repository.trees import CommitTree

__all__ = ["CommitTree", "RepositoryError", "Revision", "find_revision", "merge_base", "root_of"]
