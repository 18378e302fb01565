"""From the model to files. One module or folder a back end, each exposing `BACKEND`."""
