"""Organisations: where they are named, their full names, and what they do in a sentence."""
