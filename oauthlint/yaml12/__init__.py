"""YAML files of ours and of the user's team: rules, knowledge, configuration. Read strictly, with errors that point.

Nothing is loaded by importing this package; who reads a file imports `compose`, who validates it `fit`.
"""
