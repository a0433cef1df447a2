"""What time alone brings about, looked for each second; and what is planned for everyone."""
