"""Mail in: whose thread an answer is, what waits for coordination, and what came back.

Schema only; the new columns of mails begin empty, which says that nothing came back.
"""

import django.db.models.deletion
import kumaja.foundation.core.domain.codes
import kumaja.foundation.core.models
import kumaja.foundation.outbox.domain.bounces
import kumaja.foundation.outbox.domain.incoming
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('outbox', '0001_initial'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='IncomingMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', kumaja.foundation.core.models.PublicCode(default=kumaja.foundation.core.domain.codes.new_code, editable=False, max_length=10, unique=True)),
                ('print', models.CharField(max_length=64, unique=True)),
                ('message_id', models.CharField(blank=True, max_length=200)),
                ('sender', models.CharField(blank=True, max_length=254)),
                ('subject', models.CharField(blank=True, max_length=200)),
                ('text', models.TextField(blank=True)),
                ('attachments', models.PositiveSmallIntegerField(default=0)),
                ('received_at', models.DateTimeField()),
                ('state', models.CharField(choices=[(kumaja.foundation.outbox.domain.incoming.IncomingState['WAITING'], kumaja.foundation.outbox.domain.incoming.IncomingState['WAITING']), (kumaja.foundation.outbox.domain.incoming.IncomingState['TAKEN'], kumaja.foundation.outbox.domain.incoming.IncomingState['TAKEN']), (kumaja.foundation.outbox.domain.incoming.IncomingState['ANSWERED'], kumaja.foundation.outbox.domain.incoming.IncomingState['ANSWERED']), (kumaja.foundation.outbox.domain.incoming.IncomingState['DISMISSED'], kumaja.foundation.outbox.domain.incoming.IncomingState['DISMISSED']), (kumaja.foundation.outbox.domain.incoming.IncomingState['AUTOMATIC'], kumaja.foundation.outbox.domain.incoming.IncomingState['AUTOMATIC'])], max_length=10)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Thread',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('job', models.CharField(blank=True, max_length=80)),
                ('payload', models.JSONField(default=dict)),
                ('expires_at', models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name='mail',
            name='about_key',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='mail',
            name='about_label',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name='mail',
            name='bounce',
            field=models.CharField(blank=True, choices=[(kumaja.foundation.outbox.domain.bounces.BounceKind['HARD'], kumaja.foundation.outbox.domain.bounces.BounceKind['HARD']), (kumaja.foundation.outbox.domain.bounces.BounceKind['SOFT'], kumaja.foundation.outbox.domain.bounces.BounceKind['SOFT'])], max_length=4),
        ),
        migrations.AddField(
            model_name='mail',
            name='bounce_reason',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='mail',
            name='bounce_settled_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='mail',
            name='bounced_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='mail',
            name='return_path',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddIndex(
            model_name='mail',
            index=models.Index(models.F('bounce'), models.F('region'), condition=models.Q(('bounce', ''), _negated=True), name='mail_came_back'),
        ),
        migrations.AddField(
            model_name='incomingmail',
            name='mail',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='answers', to='outbox.mail'),
        ),
        migrations.AddField(
            model_name='incomingmail',
            name='region',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region'),
        ),
        migrations.AddField(
            model_name='thread',
            name='mail',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='thread', to='outbox.mail'),
        ),
        migrations.AddField(
            model_name='thread',
            name='region',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region'),
        ),
        migrations.AddIndex(
            model_name='incomingmail',
            index=models.Index(models.F('state'), models.F('region'), models.F('received_at'), name='incoming_by_state'),
        ),
        migrations.AddIndex(
            model_name='incomingmail',
            index=models.Index(models.F('sender'), name='incoming_by_sender'),
        ),
    ]
