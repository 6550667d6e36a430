"""Keep pages on the dashboard up to date: each key has one page, its address stays, and only changes are written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.actions import ArtifactCreate, ArtifactUpdate
from prefect.client.schemas.filters import ArtifactCollectionFilter, ArtifactCollectionFilterKey
from prefect.client.schemas.objects import ArtifactCollection

from flows.dashboard import page_path
from flows.few_at_once import each
from flows.portfolio_pages import Page

_A_READ = 100


async def put_pages(keys: Sequence[str], pages: Callable[[Mapping[str, str]], Iterable[Page]]) -> int:
    """Write the pages that read differently from what is shown, and give their number.

    `pages` is given every page's address, so that pages can link to each other.
    """
    async with get_client() as client:
        shown = await _shown(client, keys)
        made = await each([key for key in keys if key not in shown], lambda key: _make(client, key))
        ids = {key: page.latest_id for key, page in shown.items()} | dict(made)
        wanted = pages({key: page_path(page_id) for key, page_id in ids.items()})
        changed = [page for page in wanted if not _reads(shown.get(page.key), page)]
        await each(changed, lambda page: client.update_artifact(ids[page.key], _update(page)))
        return len(changed)


async def _shown(client: PrefectClient, keys: Sequence[str]) -> dict[str, ArtifactCollection]:
    found: dict[str, ArtifactCollection] = {}
    for start in range(0, len(keys), _A_READ):
        some = ArtifactCollectionFilter(key=ArtifactCollectionFilterKey(any_=list(keys[start : start + _A_READ])))
        for page in await client.read_latest_artifacts(artifact_filter=some, limit=_A_READ):
            found[page.key] = page
    return found


async def _make(client: PrefectClient, key: str) -> tuple[str, UUID]:
    page = await client.create_artifact(ArtifactCreate(key=key, type="markdown", data="", description=""))
    return key, page.id


def _reads(shown: ArtifactCollection | None, page: Page) -> bool:
    return shown is not None and (shown.data, shown.description) == (page.markdown, page.description)


def _update(page: Page) -> ArtifactUpdate:
    return ArtifactUpdate(data=page.markdown, description=page.description)
