"""What changed between two models, in the words of the model and not of the text."""
