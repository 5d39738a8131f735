"""days that go on past 03:00, and the day that a session counts for

Revision: 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('people', schema=None) as batch_op:
        batch_op.add_column(sa.Column('late_day', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('late_until', sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table('sessions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('day', sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('sessions', schema=None) as batch_op:
        batch_op.drop_column('day')
    with op.batch_alter_table('people', schema=None) as batch_op:
        batch_op.drop_column('late_until')
        batch_op.drop_column('late_day')
