"""What stands around every page: headers, cookies, the check of forms, the keeping of typed text."""
