"""Training of language models that find equations of motion: `python -m physix.train --help`.

Needs `pip install 'physix[train]'`.
"""
