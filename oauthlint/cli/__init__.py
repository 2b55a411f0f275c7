"""The command line: flags in, exit code out. Importing this package loads nothing; each door imports what it needs."""
