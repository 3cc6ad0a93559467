"""Runs bicleaner-hardrules with the arguments that it is given.

Its rules and its reading are its own. What only its models need, and no wheel of PyPI has for each Python of Debian, is
replaced by modules without content: fastText, FastSpell and KenLM. Those are switched off by
--disable_lang_ident, --disable_lm_filter and --disable_porn_removal.
"""

import sys
import types

for name in ("fasttext", "fastspell", "kenlm"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["fasttext"].FastText = types.SimpleNamespace()
sys.modules["fastspell"].FastSpell = None

from hardrules.bicleaner_hardrules import main  # noqa: E402  Only now can it be imported.

main()
