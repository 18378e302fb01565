"""Codes of measuring: what the data have against the declarations, said by `cxj measure`.

Bad and Good of what only data can show are a command, and in a comment what the data are like.
"""
