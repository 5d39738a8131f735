"""buttons that fold, and whose turn it is to be asked about

Revision: 0008, after 0007.
"""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('sessions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('unfolded', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('explained', sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table('sessions', schema=None) as batch_op:
        batch_op.alter_column('unfolded', server_default=None)
        batch_op.alter_column('explained', server_default=None)
    with op.batch_alter_table('people', schema=None) as batch_op:
        batch_op.add_column(sa.Column('rated', sa.String(length=32), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('people', schema=None) as batch_op:
        batch_op.drop_column('rated')
    with op.batch_alter_table('sessions', schema=None) as batch_op:
        batch_op.drop_column('explained')
        batch_op.drop_column('unfolded')
