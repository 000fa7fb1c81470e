"""Imported by uncaught_import_name.py."""

present = 1
