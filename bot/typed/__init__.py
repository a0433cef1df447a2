"""What becomes of typed words.

message.py takes a message and says who looks at it first; typing.py does so for its words alone.
The rest are those who look: each has a `take`, or is named by what it does.
"""
