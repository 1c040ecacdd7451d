"""How much commonplace costs, measured from outside as whole processes.

The room knows the command line of commonplace and nothing behind it.
"""
