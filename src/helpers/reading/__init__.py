"""Reading figures out of Chinese government prose: a phrase in, every figure it can mean out.

>>> from helpers.reading import readings
>>> [str(reading) for reading in readings("公共停车泊位1320个")]
['1320 个 eq']
"""

from helpers.reading.reader import Reading, readings
from helpers.reading.tokens import Token, number_tokens

__all__ = ["Reading", "Token", "number_tokens", "readings"]
