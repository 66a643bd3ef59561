"""Making messages, of a municipality (JW301, 319) and of a provider (JW305, 307, 315, 317, 323).

What is made here keeps to the schema, and to the rules within a message as far as the values given do: they
are not judged. Read what was made, or hold it against a register, before it goes out. Answers to messages
are made by `antwoord` and `declaratie_antwoord`.
"""
