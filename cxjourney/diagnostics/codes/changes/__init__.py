"""Codes of what a change does: said by `cxj diff`.

Bad and Good show two states of a workspace, with a line `=>` between them.
"""
