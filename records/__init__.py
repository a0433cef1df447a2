"""REMEMBERS. Tables, states, access, sealing. Imports nothing of ours from elsewhere."""
