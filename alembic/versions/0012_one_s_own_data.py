"""one's own data: when people were last here, which of their messages are on the phone, sessions that outlive their rows

Revision: 0012, after 0011.

A session that is older than a year loses its row; the day log, the feedback and the reports keep its number all the
same, so nothing points to it any more. A database in which nobody is has nothing that an older release has sealed.
"""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

OUTLIVE = ('days', 'feedback', 'reports')


def upgrade() -> None:
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        batch_op.add_column(sa.Column('message_id', sa.BigInteger(), nullable=True))
    with op.batch_alter_table('people', schema=None) as batch_op:
        batch_op.add_column(sa.Column('seen_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('leaves_on', sa.Date(), nullable=True))
        batch_op.create_index('ix_people_seen_on', ['seen_on'], unique=False)
    for table in OUTLIVE:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_constraint(f'fk_{table}_session_id', type_='foreignkey')
    op.execute("INSERT INTO facts (key, value) SELECT 'sealed-as', '2' WHERE NOT EXISTS (SELECT 1 FROM people)")


def downgrade() -> None:
    op.execute("DELETE FROM facts WHERE key = 'sealed-as'")
    for table in OUTLIVE:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.create_foreign_key(f'fk_{table}_session_id', 'sessions', ['session_id'], ['id'])
    with op.batch_alter_table('people', schema=None) as batch_op:
        batch_op.drop_index('ix_people_seen_on')
        batch_op.drop_column('leaves_on')
        batch_op.drop_column('seen_on')
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        batch_op.drop_column('message_id')
