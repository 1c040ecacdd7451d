"""What commands are made of: how they are called, what they answer, and how that looks on a terminal.

Knows no command. The only place of the project that prints.
"""
