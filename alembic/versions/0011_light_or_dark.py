"""light or dark: how what is drawn for a person looks

Revision: 0011, after 0010.
"""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('people', schema=None) as batch_op:
        batch_op.add_column(sa.Column('dark', sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table('people', schema=None) as batch_op:
        batch_op.alter_column('dark', server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('people', schema=None) as batch_op:
        batch_op.drop_column('dark')
