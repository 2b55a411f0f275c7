"""The nouns: values that travel between the stages. Nothing here reads a file or knows a rule."""
