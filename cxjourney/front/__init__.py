"""The front end: from the files of a workspace to entities whose references are not answered yet."""
