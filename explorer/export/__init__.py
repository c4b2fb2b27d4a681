"""Reports for people: what leaves the program to be read, not to be opened again.

May import ``model``, ``graph`` and ``formats``. Text from files goes through
:mod:`~explorer.export.escaping` always; rejected items never leave.
"""
