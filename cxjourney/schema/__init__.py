"""From declarations to JSON Schema, and from a document to what is wrong with its shape."""
