"""Celery's side of the outbox; without a broker nothing here is used."""

from celery import shared_task

from qalqan.common.services import due, outbox


@shared_task
def deliver(message_id: int) -> bool:
    return outbox.deliver(message_id)


@shared_task
def run_due() -> dict[str, int]:
    return due.run()
