"""Monitoring and evaluation (*monev*): what an office must report of its complaints, defined once for both ends.

* :mod:`~sync.contract.monev.scope`: which complaints are looked at, and by what they are told apart.
* :mod:`~sync.contract.monev.tally`: the indicators, each with formula, unit, denominator and source.
* :mod:`~sync.contract.monev.facts`: the narrow table that desk and centre lay out where their rows are.
* :mod:`~sync.contract.monev.tree`: figures by unit, rolled up over the hierarchy.
* :mod:`~sync.contract.monev.gathered`: all figures of one report.
* :mod:`~sync.contract.monev.asking`: a scope as conditions, and cut into what was added up before and what was not.
* :mod:`~sync.contract.monev.counting`: the SQL over it, the same words for SQLCipher, SQLite and PostgreSQL.
* :mod:`~sync.contract.monev.behind`: the cases behind each figure.
* :mod:`~sync.contract.monev.reference`: the same figures in plain Python, slow and plain, for tests to compare with.
* :mod:`~sync.contract.monev.options`: how commands of both ends ask for a scope.
* :mod:`~sync.contract.monev.document`: the figures as commands tell them.
* :mod:`~sync.contract.monev.frozen`: figures of a period that never change, as a document.
* :mod:`~sync.contract.monev.freezing`: the cases that such a document holds, asked of the facts.
* :mod:`~sync.contract.monev.seal`: the centre's word on such a document, and how it travels.
* :mod:`~sync.contract.monev.adding_up`: the figures of its cases, without SQL.
* :mod:`~sync.contract.monev.comparing`: what the whole of several is compared with.
* :mod:`~sync.contract.monev.merging`: several such documents become one.
"""
