"""What the reader refuses or doubts, in words: of the file, of its nodes, of the space between them."""
