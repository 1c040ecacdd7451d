"""What refactorings are made of: the ground they stand on, and links that follow what they mean.

Knows no refactoring by name.
"""
