value = "from another file"
