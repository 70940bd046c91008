"""The office: receipts handed over, verified where there is cryptography."""
