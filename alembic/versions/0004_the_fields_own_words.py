"""the field's own words: owed is the outbox, lane is priority, felt is feedback

Revision: 0004, after 0003.

The rows are copied into new tables, so that every constraint and index is called by its table's name on both databases.
"""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

UNSHOWN = sa.text("state IN ('pending', 'sending')")
KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MESSAGE = ('key', 'person_id', 'state', 'at', 'body', 'edits', 'message_id', 'tries', 'since')
FEEDBACK = ('session_id', 'exercise', 'person_id', 'level', 'feel', 'pained', 'at')


def upgrade() -> None:
    _move_messages('owed', 'lane', 'outbox', 'priority')
    _move_feedback('felt', 'feedback')


def downgrade() -> None:
    _move_feedback('feedback', 'felt')
    _move_messages('outbox', 'priority', 'owed', 'lane')


def _move_messages(old: str, ranked: str, new: str, rank: str) -> None:
    op.create_table(new,
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=False),
    sa.Column(rank, sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=8), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('body', sa.Text(), nullable=True),
    sa.Column('edits', sa.BigInteger(), nullable=True),
    sa.Column('message_id', sa.BigInteger(), nullable=True),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f(f'pk_{new}'))
    )
    _copy(old, (*MESSAGE, ranked), new, (*MESSAGE, rank))
    op.create_index(f'ix_{new}_since', new, ['since'], unique=False)
    op.create_index(f'ix_{new}_unshown', new, [rank, 'at'], unique=False, sqlite_where=UNSHOWN, postgresql_where=UNSHOWN)


def _move_feedback(old: str, new: str) -> None:
    op.create_table(new,
    sa.Column('session_id', KEY, nullable=False),
    sa.Column('exercise', sa.String(length=32), nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=False),
    sa.Column('level', sa.Integer(), nullable=False),
    sa.Column('feel', sa.String(length=8), nullable=True),
    sa.Column('pained', sa.Boolean(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f(f'fk_{new}_person_id')),
    sa.ForeignKeyConstraint(['session_id'], ['sessions.id'], name=op.f(f'fk_{new}_session_id')),
    sa.PrimaryKeyConstraint('session_id', 'exercise', name=op.f(f'pk_{new}'))
    )
    _copy(old, FEEDBACK, new, FEEDBACK)
    op.create_index(f'ix_{new}_person_id', new, ['person_id'], unique=False)


def _copy(old: str, columns: tuple[str, ...], new: str, into: tuple[str, ...]) -> None:
    """Copy every row, and drop the old table."""
    op.execute(f'INSERT INTO {new} ({", ".join(into)}) SELECT {", ".join(columns)} FROM {old}')
    op.drop_table(old)
